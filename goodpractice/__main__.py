"""``python -m goodpractice VERB``; contributors use ``python3 scripts/catalogue.py VERB``."""

import sys

from goodpractice.commands.main import main

sys.exit(main())
