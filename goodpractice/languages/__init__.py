"""Interface languages: messages (gettext), names and formats (CLDR)."""
