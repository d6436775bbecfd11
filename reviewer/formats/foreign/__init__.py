"""What readers of other tools' formats share: regions of text, remarks, loosely typed JSON."""
