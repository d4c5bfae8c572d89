"""One benchmark a module; each runs in a process of its own and says its figures as measure.py has them."""
