"""The commands: each module declares one, loads what it needs when it runs, prints, and says how to exit."""
