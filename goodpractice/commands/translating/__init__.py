"""The actions of ``translate``, one module each."""
