"""zopa: who said what, where each side stands, which terms all sides could accept."""

__version__ = "0.1.0"
