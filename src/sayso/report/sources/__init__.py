"""The sourcing audit: who got to speak, on whose say-so, who was accused and not heard."""
