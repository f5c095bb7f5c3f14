"""Makes files from outside safe to keep. Runs in a process of its own, with limits, and knows no Django.

The decoders of pictures and documents are large programs in C that are fed with what strangers made. Here they
meet it without the site's secrets, its database or its memory; `home.cleaning.process` is the way in.
"""
