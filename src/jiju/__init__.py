"""jiju (集聚) runs a programme that builds up industrial agglomeration zones."""

__version__ = "0.1.0"
