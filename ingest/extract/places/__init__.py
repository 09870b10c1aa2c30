"""Where and at which tier.

`provinces` finds the names, `locating` gives each figure its province; `levels` finds tiers of
administration, `placing` gives each figure its own.
"""
