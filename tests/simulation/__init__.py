"""A school year of the whole bot in one thread, without waiting, where everything goes wrong.

Real are the dispatcher with every handler, the ticks of every job, the stages of delivery, and
the database. Made up from one seed are time (it passes, and it jumps), Teams (`connector`),
people (`people`), and how replicas take turns.
"""
