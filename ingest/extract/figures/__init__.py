"""Where a text gives a quantity, in which form and with which bound.

`quantities` finds them by `numbers`, `ranks` and `bounds`; `noise` is what counts nothing, `announced` a
bound told once for a list.
"""
