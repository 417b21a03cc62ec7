"""The outbox on its way to Teams: rows, steps, pace and the worker that drives them."""
