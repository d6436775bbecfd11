"""What a report is talked through with: a page for each issue, comment, decoy and answer.

Pages are data, so that the terminal UI and plain text show the same.
"""
