"""Whether the addresses in the entries still answer, and still belong to whom they say.

`reading` judges an answer and is pure; `client` and `sweep` ask, `state` remembers, `run` puts them in order.
"""
