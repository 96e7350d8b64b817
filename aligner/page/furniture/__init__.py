"""What a site prints around a text: each line gets a role by its form and a kind by its place and its neighbours (``kinds``)."""
