"""Share pictures: the words of a statement, campaign or quote on the organisation's colour, 1200 by 630 pixels."""
