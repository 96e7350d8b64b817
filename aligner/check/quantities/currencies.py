"""Currencies: their signs, their names in both languages, and what each is worth, very roughly."""

from __future__ import annotations

from aligner.check.quantities.units import Unit, forms_of

SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "₩": "KRW", "￦": "KRW"}
# What stands before a dollar sign: A$5, HK$5. US$ says nothing more.
DOLLARS = {
    "A": "AUD",
    "AU": "AUD",
    "AUD": "AUD",
    "C": "CAD",
    "CA": "CAD",
    "CAD": "CAD",
    "S": "SGD",
    "HK": "HKD",
    "NT": "TWD",
    "R": "BRL",
    "NZ": "NZD",
}


def _names(table: dict[str, str]) -> dict[str, Unit]:
    return {
        form: unit for code, forms in table.items() for form, unit in _money(code, forms).items()
    }


def _money(code: str, forms: str) -> dict[str, Unit]:
    return forms_of("money", code, {"1": forms})


ENGLISH = (
    _names(
        {
            "USD": "dollar dollars USD bucks U.S._dollars U.S._dollar US_dollars American_dollars",
            "KRW": "won KRW",
            "JPY": "yen JPY",
            "CNY": "yuan renminbi CNY RMB",
            "EUR": "euro euros EUR",
            "GBP": "pound pounds GBP",
            "RUB": "ruble rubles rouble roubles",
            "INR": "rupee rupees",
            "THB": "baht",
            "PHP": "peso pesos",
            "CHF": "franc francs",
            "VND": "dong",
            "IDR": "rupiah rupiahs",
            "MYR": "ringgit",
            "TRY": "lira",
            "BRL": "reais",
            "AED": "dirham dirhams",
            "SAR": "riyal riyals",
            "ILS": "shekel shekels",
            "AUD": "Australian_dollar Australian_dollars",
            "CAD": "Canadian_dollar Canadian_dollars",
            "HKD": "Hong_Kong_dollar Hong_Kong_dollars",
            "SGD": "Singapore_dollar Singapore_dollars",
            "TWD": "Taiwan_dollar Taiwan_dollars New_Taiwan_dollars",
            "BTC": "bitcoin bitcoins",
        }
    )
    | forms_of("money", "USD", {"1/100": "cent cents"})
    | forms_of("money", "GBP", {"1/100": "pence"})
)
KOREAN = (
    _names(
        {
            "USD": "달러 불 미국_달러 미국달러 미_달러 미달러",
            "KRW": "원",
            "JPY": "엔 엔화",
            "CNY": "위안 위안화",
            "EUR": "유로 유로화",
            "GBP": "파운드",
            "RUB": "루블",
            "INR": "루피",
            "THB": "바트 밧",
            "PHP": "페소",
            "CHF": "프랑",
            "VND": "동",
            "IDR": "루피아",
            "MYR": "링깃",
            "TRY": "리라",
            "BRL": "헤알",
            "AED": "디르함",
            "SAR": "리얄",
            "ILS": "셰켈",
            "AUD": "호주달러 호주_달러 호주_불",
            "CAD": "캐나다달러 캐나다_달러",
            "HKD": "홍콩달러 홍콩_달러",
            "SGD": "싱가포르달러 싱가포르_달러 싱가폴달러",
            "TWD": "대만달러 대만_달러",
            "BTC": "비트코인",
        }
    )
    | forms_of("money", "USD", {"1/100": "센트"})
    | forms_of("money", "GBP", {"1/100": "펜스"})
)

# Won for one unit, very roughly (2015-2025): only to tell a sum that was converted from one that differs.
WON_FOR_ONE = {
    "KRW": 1, "USD": 1250, "JPY": 10, "CNY": 185, "EUR": 1400, "GBP": 1650, "RUB": 16, "INR": 16, "THB": 37,
    "PHP": 23, "CHF": 1400, "AUD": 900, "CAD": 980, "HKD": 165, "SGD": 980, "TWD": 42, "NZD": 820,
    "MYR": 300, "BRL": 260, "AED": 350, "SAR": 345, "ILS": 360,
}  # fmt: skip
