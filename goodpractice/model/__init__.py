"""What a catalogue is made of: schema, vocabularies, practices, translations."""
