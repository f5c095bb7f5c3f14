"""From a written statement to the parts of a draft: what a press officer would have typed into the form."""
