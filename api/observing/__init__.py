"""What the server tells of itself: a record in the log for each query, figures for Prometheus, the slowest
queries for administrators, and whether it is well.

`observer` is the one thing that the endpoints call; `metrics`, `slow` and `logs` are where what it sees goes.
"""
