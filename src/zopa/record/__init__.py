"""The record: what a whole case says, made from its findings and decisions. Nothing is stored."""
