"""From the quantities of both sides to those that have no partner.

``aside`` marks what stands in parentheses, ``adapt`` writes one side in the way of the other, ``partners`` pairs what
says the ``same``; ``parts`` explains sums and shares, and of what is left ``near`` tells what was meant to be the same.
"""
