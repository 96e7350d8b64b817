"""From the two texts of a pair to the names that differ.

``read`` splits the texts into words. ``english`` and ``korean`` find the names among them, by the tables (``table``),
as people (``people_en``, ``people_ko``) and places of Korea (``local_en``, ``local_ko``), or as transcribed words
(``foreign``). ``partner`` and ``partner_en`` look for each name on the other side: by the tables, letter by letter
(``syllables``), or by ``sound``. Of those without partner, ``rivals`` stand in each other's place; ``findings`` says so.
``works`` compares titles in quotation marks.
"""
