"""From options to what a command works on: documents, scores, labelled passages, classifiers, decisions of people."""
