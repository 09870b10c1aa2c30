"""What the server answers, one module for each part of its surface."""
