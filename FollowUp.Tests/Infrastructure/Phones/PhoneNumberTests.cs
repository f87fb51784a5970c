using FollowUp.Tests.Support;
using PhoneNumbers;

namespace FollowUp.Tests.Infrastructure.Phones;

public sealed class PhoneNumberTests
{
    public static TheoryData<string> Regions => [.. PhoneNumberUtil.GetInstance().GetSupportedRegions().Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData("070-123 45 67", "SE", "+46701234567")]
    [InlineData("+46 (0)70 123 45 67", null, "+46701234567")]
    [InlineData("0046701234567", null, "+46701234567")]
    [InlineData("0046701234567", "SE", "+46701234567")]
    [InlineData("0046701234567", "US", "+46701234567")]
    [InlineData("011 46 70 123 45 67", "US", "+46701234567")]
    [InlineData("tel:+46-70-123-45-67", null, "+46701234567")]
    [InlineData("(212) 555-0123", "US", "+12125550123")]
    [InlineData("1-212-555-0123", "us", "+12125550123")]
    [InlineData("+1 555 555 0100", null, "+15555550100")]
    [InlineData("07400 123456", "GB", "+447400123456")]
    [InlineData("01512 3456789", "DE", "+4915123456789")]
    [InlineData("06 12 34 56 78", "FR", "+33612345678")]
    [InlineData("612 34 56 78", "ES", "+34612345678")]
    [InlineData("312 345 6789", "IT", "+393123456789")]
    [InlineData("02 1234 5678", "IT", "+390212345678")]
    [InlineData("06 12345678", "NL", "+31612345678")]
    [InlineData("406 12 345", "NO", "+4740612345")]
    [InlineData("0412 345 678", "AU", "+61412345678")]
    [InlineData("021 123 4567", "NZ", "+64211234567")]
    [InlineData("081234 56789", "IN", "+918123456789")]
    [InlineData("090-1234-5678", "JP", "+819012345678")]
    [InlineData("131 2345 6789", "CN", "+8613123456789")]
    [InlineData("010-2000-0000", "KR", "+821020000000")]
    [InlineData("(11) 96123-4567", "BR", "+5511961234567")]
    [InlineData("222 123 4567", "MX", "+522221234567")]
    [InlineData("050-234-5678", "IL", "+972502345678")]
    [InlineData("0501 234 56 78", "TR", "+905012345678")]
    [InlineData("050 123 4567", "AE", "+971501234567")]
    [InlineData("8123 4567", "SG", "+6581234567")]
    [InlineData("5123 4567", "HK", "+85251234567")]
    [InlineData("＋４６７０１２３４５６７", null, "+46701234567")]
    public void Numbers_in_usual_forms_become_E164(string text, string? region, string number) => Assert.Equal((number, null), (Plans.Phones.Read(text, region).Number, Plans.Phones.Read(text, region).Reason));

    [Theory]
    [InlineData("070-123 45 67", null, "country code")]
    [InlineData("070-123 45 67", "XX", "country code")]
    [InlineData("+46 70 123", null, "too short")]
    [InlineData("+46 70 123 45 67 89 10", null, "too long")]
    [InlineData("+1 112 555 0123", null, "not in use")]
    [InlineData("+1 292 555 0123", null, "not in use")]
    [InlineData("+1 212 155 0123", null, "not in use")]
    [InlineData("212-555-012", "US", "too short")]
    [InlineData("+999 123456789", null, "country code that does not exist")]
    [InlineData("+33 0 12", null, "too short")]
    [InlineData("call Ann", null, "telephone number")]
    [InlineData("070-123 45 67 ext. 3", "SE", "telephone number")]
    [InlineData("", null, "telephone number")]
    [InlineData("+", null, "too short")]
    [InlineData("00", null, "too short")]
    [InlineData("++46701234567,46701234568", null, "telephone number")]
    public void What_is_no_number_says_why_in_plain_words(string text, string? region, string reason)
    {
        var reading = Plans.Phones.Read(text, region);

        Assert.Null(reading.Number);
        Assert.Contains(reason, reading.Reason, StringComparison.Ordinal);
    }

    /// <summary>With code, without it, and read again: always the same number.</summary>
    [Theory]
    [MemberData(nameof(Regions))]
    public void The_example_number_of_each_country_is_read_in_every_form(string region)
    {
        var util = PhoneNumberUtil.GetInstance();
        var example = util.GetExampleNumberForType(region, PhoneNumberType.MOBILE) ?? util.GetExampleNumber(region);
        var number = util.Format(example, PhoneNumberFormat.E164);

        Assert.Equal(number, Plans.Phones.Read(number).Number);
        Assert.Equal(number, Plans.Phones.Read(util.Format(example, PhoneNumberFormat.INTERNATIONAL)).Number);
        Assert.Equal(number, Plans.Phones.Read(util.Format(example, PhoneNumberFormat.NATIONAL), region).Number);
        Assert.Null(Plans.Phones.Read(number + "0000000000").Number);
        Assert.Null(Plans.Phones.Read(number[..5]).Number);
    }

    [Fact]
    public void Random_texts_are_read_or_refused()
    {
        var random = new Random(11);
        const string letters = "0123456789+-.() /;:x\u00a0\uff0b\uff11";
        for (var round = 0; round < 5000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(45)).Select(_ => letters[random.Next(letters.Length)])]);
            var reading = Plans.Phones.Read(text, random.Next(2) == 0 ? null : "US");

            Assert.True(reading.Number is null != reading.Reason is null, text);
            Assert.True(reading.Number is null || reading.Number == Plans.Phones.Read(reading.Number).Number, text);
        }
    }

    [Theory]
    [InlineData("+12125550123", "US", "NY", new[] { "America/New_York" })]
    [InlineData("+13125550123", "US", "IL", new[] { "America/Chicago" })]
    [InlineData("+18085550123", "US", "HI", new[] { "Pacific/Honolulu" })]
    [InlineData("+13055550123", "US", "FL", new[] { "America/New_York" })]
    [InlineData("+18504340123", "US", "FL", new[] { "America/Chicago" })]
    [InlineData("+16215550123", "US", "TX", new[] { "America/Chicago", "America/Denver" })] // too new for tables of zones
    [InlineData("+17875550123", "PR", null, new[] { "America/Puerto_Rico" })]
    [InlineData("+14165550123", "CA", "ON", new[] { "America/Toronto" })]
    [InlineData("+46701234567", "SE", null, new[] { "Europe/Stockholm" })]
    [InlineData("+447400123456", "GB", null, new[] { "Europe/London" })]
    [InlineData("+262692123456", "RE", null, new[] { "Indian/Reunion" })]
    [InlineData("+5511961234567", "BR", null, new[] { "America/Sao_Paulo" })]
    [InlineData("+80012345678", null, null, new string[0])]
    [InlineData("+46", null, null, new string[0])]
    [InlineData("nonsense", null, null, new string[0])]
    public void Area_and_country_tell_where_it_belongs(string number, string? country, string? state, string[] zones)
    {
        var area = Plans.Phones.Area(number);

        Assert.Equal((country, state), (area.Country, area.State));
        Assert.Equal(zones, area.Zones);
    }

    [Theory]
    [InlineData("+18005550199", "US", new[] { "America/New_York", "America/Los_Angeles", "America/Anchorage", "Pacific/Honolulu" }, "America/Jamaica")]
    [InlineData("+15555550100", "US", new[] { "America/New_York", "America/Adak" }, "America/Toronto")]
    [InlineData("+79161234567", "RU", new[] { "Europe/Kaliningrad", "Europe/Moscow", "Asia/Kamchatka" }, "Asia/Almaty")]
    [InlineData("+77011234567", "KZ", new[] { "Asia/Almaty", "Asia/Aqtau" }, "Europe/Moscow")]
    [InlineData("+61412345678", "AU", new[] { "Australia/Perth", "Australia/Lord_Howe" }, "Indian/Christmas")]
    public void A_number_that_may_be_anywhere_in_its_country_names_all_its_zones(string number, string country, string[] zones, string not)
    {
        var area = Plans.Phones.Area(number);

        Assert.Equal(country, area.Country);
        Assert.Superset(zones.ToHashSet(), area.Zones.ToHashSet());
        Assert.DoesNotContain(not, area.Zones);
    }
}
