"""Inputs that tests and benchmarks are given: texts, files and scores, all invented."""
