"""Are the portal's records found by people's words, beside the edited procedures?"""
