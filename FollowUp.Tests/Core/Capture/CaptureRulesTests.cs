using System.Text.Json;
using FollowUp.Core.Capture;
using FollowUp.Core.Kernel;

namespace FollowUp.Tests.Core.Capture;

public sealed class CaptureRulesTests
{
    private static readonly CaptureFormInput Form = new("Sign-up", "Stay in touch", CaptureFields.Usual, "I agree.", "Thank you.");

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("/relative")]
    [InlineData("ftp://shop.test/")]
    [InlineData("https://")]
    [InlineData("")]
    [InlineData(null)]
    public void A_code_leads_to_a_web_address_only(string? target)
        => Assert.Equal(["target"], Wrong(() => CaptureRules.Check(new QrCodeInput("Poster", target!))));

    [Theory]
    [InlineData("""["a"]""")]
    [InlineData("\"text\"")]
    public void Properties_are_an_object(string json)
        => Assert.Equal(["properties"], Wrong(() => CaptureRules.Check(new QrCodeInput("Poster", "https://shop.test/", JsonElement.Parse(json)))));

    [Theory]
    [InlineData("Summer", false)]
    [InlineData("a b", false)]
    [InlineData("-ab", false)]
    [InlineData("ab", false)]
    [InlineData("summer-2026", true)]
    public void A_slug_is_small_letters_digits_and_hyphens(string slug, bool taken)
    {
        var wrong = Wrong(() => CaptureRules.Check(new LandingPageInput("Summer", slug, "Hello", "", "Go", "https://shop.test/")));

        Assert.Equal(taken ? [] : ["slug"], wrong);
    }

    [Fact]
    public void A_form_asks_for_an_address_and_for_consent()
    {
        var nameless = Form with { Fields = CaptureFields.Usual with { Email = FieldUse.Off }, ConsentWording = " " };

        Assert.Equal(["consentWording", "fields.email"], Wrong(() => CaptureRules.Check(nameless)));
        Assert.Empty(Wrong(() => CaptureRules.Check(Form with { Fields = CaptureFields.Usual with { Email = FieldUse.Off, Phone = FieldUse.On } })));
    }

    [Fact]
    public void Own_fields_have_names_of_their_own()
    {
        var fields = CaptureFields.Usual with { Own = [new("size", "Size"), new("SIZE", "Size"), new("email", "Mail"), new("shoe size", "")] };

        Assert.Equal(
            ["fields.own[1].name", "fields.own[2].name", "fields.own[3].label", "fields.own[3].name"], Wrong(() => CaptureRules.Check(Form with { Fields = fields })));
        var many = CaptureFields.Usual with { Own = [.. Enumerable.Range(0, 11).Select(number => new OwnField($"f{number}", "F"))] };
        Assert.Equal(["fields.own"], Wrong(() => CaptureRules.Check(Form with { Fields = many })));
    }

    private static List<string> Wrong(Action check)
    {
        try
        {
            check();
            return [];
        }
        catch (InputException refused)
        {
            return [.. refused.Errors.Select(error => error.Field).Order(StringComparer.Ordinal)];
        }
    }
}
