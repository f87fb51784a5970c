using FollowUp.Core.Capture;
using FollowUp.Core.Kernel;

namespace FollowUp.Web.Features.Capture;

/// <summary>A form as it is typed.</summary>
public sealed class FormDraft
{
    public string Name { get; set; } = "";

    public string Headline { get; set; } = "Stay in touch";

    public CaptureFields Fields { get; set; } = CaptureFields.Usual;

    public string ConsentWording { get; set; } = "";

    public CaptureConsent Consent { get; set; } = CaptureConsent.Usual;

    public string ThankYou { get; set; } = "Thank you. We have got your details.";

    public string RedirectTarget { get; set; } = "";

    /// <summary>A property a line; see <see cref="PropertyLines"/>.</summary>
    public string Properties { get; set; } = "";

    public static FormDraft Of(CaptureForm form) => new()
    {
        Name = form.Name,
        Headline = form.Headline,
        Fields = form.Fields,
        ConsentWording = form.ConsentWording,
        Consent = form.Consent,
        ThankYou = form.ThankYou,
        RedirectTarget = form.RedirectTarget ?? "",
        Properties = PropertyLines.Write(form.Properties),
    };

    /// <exception cref="InputException">The properties cannot be read.</exception>
    public CaptureFormInput Read() => new(
        Name.Trim(), Headline, Fields, ConsentWording, ThankYou, string.IsNullOrWhiteSpace(RedirectTarget) ? null : RedirectTarget.Trim(), PropertyLines.Read(Properties)) { Consent = Consent };

    /// <summary>As people would see it now.</summary>
    public CaptureForm Preview() => new()
    {
        Name = Name,
        Key = "preview",
        Headline = Headline.Length == 0 ? "Your headline" : Headline,
        Fields = Fields,
        ConsentWording = ConsentWording.Length == 0 ? "What people agree to" : ConsentWording,
        ThankYou = ThankYou,
    };
}
