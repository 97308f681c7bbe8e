"""Working on translations: places to write into, what went stale and why, exchange with translation platforms."""
