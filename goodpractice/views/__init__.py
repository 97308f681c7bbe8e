"""What a page says, per locale: the model turned into what templates need."""
