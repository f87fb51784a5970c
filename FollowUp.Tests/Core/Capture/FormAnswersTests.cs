using FollowUp.Tests.Support;
using FollowUp.Core.Capture;
using FollowUp.Core.Contacts;
using FollowUp.Core.Kernel;

namespace FollowUp.Tests.Core.Capture;

public sealed class FormAnswersTests
{
    private static readonly CaptureForm Form = new()
    {
        Name = "Sign-up",
        Key = "key",
        Headline = "Stay in touch",
        ConsentWording = "I agree.",
        ThankYou = "Thank you.",
        Fields = new CaptureFields(FieldUse.On, FieldUse.On, FieldUse.Required, FieldUse.Off, [new OwnField("size", "Shoe size")]),
    };

    [Fact]
    public void Addresses_are_normalised_and_fields_that_are_off_are_not_read()
    {
        var answers = Read(("email", " Nora@Example.COM "), ("phone", "0046 70-123 45 67"), ("firstName", "Nora\u0000"), ("lastName", "Holm"), ("size", " 38 "), ("other", "x"));

        Assert.Equal(new ContactDetails("nora@example.com", "+46701234567", "Nora"), answers.Contact);
        Assert.Equal("""{"size":"38"}""", Json.Write(answers.Attributes));
    }

    [Fact]
    public void One_of_the_addresses_is_enough_and_none_is_not()
    {
        Assert.Equal("+46701234567", Read(("phone", "+46701234567"), ("firstName", "Nora")).Contact.Phone);
        Assert.Equal(["email"], Wrong(true, ("firstName", "Nora")));
    }

    [Fact]
    public void Every_field_that_is_wrong_is_named_once()
        => Assert.Equal(
            ["consent", "email", "firstName", "phone", "size"], Wrong(false, ("email", "nora"), ("phone", "070-123"), ("size", new string('x', 501))));

    private static FormAnswers Read(params (string Name, string Value)[] values)
        => FormAnswers.Read(Form, new FormSubmission(values.ToDictionary(pair => pair.Name, pair => pair.Value), true), Plans.Phones);

    private static IEnumerable<string> Wrong(bool consent, params (string Name, string Value)[] values)
        => Assert.Throws<InputException>(() => FormAnswers.Read(Form, new FormSubmission(values.ToDictionary(pair => pair.Name, pair => pair.Value), consent), Plans.Phones))
            .Errors.Select(error => error.Field).Order(StringComparer.Ordinal);
}
