"""The tables of the second factor (allauth.mfa), written so that they live with `trusted_schema=OFF`."""
