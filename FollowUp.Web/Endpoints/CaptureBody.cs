using System.Text.Json;
using FollowUp.Core.Capture;
using FollowUp.Core.Kernel;

namespace FollowUp.Web.Endpoints;

/// <summary>Whether a source answers.</summary>
internal enum CaptureStatus
{
    Active,
    Archived,
}

/// <summary>What may be said of a QR code.</summary>
/// <param name="Target">http or https address that a scan leads to.</param>
/// <param name="Properties">An object, copied into the properties of each event.</param>
/// <param name="ContactId">For a code printed for one contact.</param>
/// <param name="Status"><c>active</c> or <c>archived</c>.</param>
/// <param name="Version">The version the change started from; the newest when null.</param>
internal sealed record QrCodeBody(
    string? Name = null, string? Target = null, JsonElement? Properties = null, string? ContactId = null, string? Status = "active", int? Version = null)
{
    /// <summary>A code as it is; its version is left out so that a change without one takes the newest.</summary>
    public static QrCodeBody Of(QrCode code)
        => new(code.Name, code.Target, JsonElement.Parse(code.Properties), code.ContactId?.ToString("D"), CaptureAnswers.Status(code));

    /// <exception cref="InputException">A field cannot be read; names it.</exception>
    public QrCodeInput Input() => new(Name ?? "", Target ?? "", Properties, string.IsNullOrEmpty(ContactId) ? null : ApiText.ReadId("contactId", ContactId));
}

/// <summary>What may be said of a landing page.</summary>
/// <param name="Slug">End of its address: small letters, digits and hyphens.</param>
/// <param name="ButtonTarget">http or https address.</param>
/// <param name="Properties">An object, copied into the properties of each event.</param>
/// <param name="Status"><c>active</c> or <c>archived</c>.</param>
/// <param name="Version">The version the change started from; the newest when null.</param>
internal sealed record LandingPageBody(
    string? Name = null,
    string? Slug = null,
    string? Headline = null,
    string? Text = null,
    string? ButtonLabel = null,
    string? ButtonTarget = null,
    JsonElement? Properties = null,
    string? Status = "active",
    int? Version = null)
{
    /// <inheritdoc cref="QrCodeBody.Of"/>
    public static LandingPageBody Of(LandingPage page) => new(
        page.Name, page.Slug, page.Headline, page.Text, page.ButtonLabel, page.ButtonTarget, JsonElement.Parse(page.Properties), CaptureAnswers.Status(page));

    public LandingPageInput Input() => new(Name ?? "", Slug ?? "", Headline ?? "", Text ?? "", ButtonLabel ?? "", ButtonTarget ?? "", Properties);
}

/// <summary>What may be said of a form.</summary>
/// <param name="ConsentWording">What the contact agrees to by the box.</param>
/// <param name="Consent">What that covers, and whether e-mail is confirmed by a mail.</param>
/// <param name="RedirectTarget">http or https address to go to after sending; null shows the words of thanks.</param>
/// <param name="Properties">An object, copied into the properties of each event.</param>
/// <param name="Status"><c>active</c> or <c>archived</c>.</param>
/// <param name="Version">The version the change started from; the newest when null.</param>
internal sealed record CaptureFormBody(
    string? Name = null,
    string? Headline = null,
    CaptureFieldsBody? Fields = null,
    string? ConsentWording = null,
    string? ThankYou = "Thank you. We have got your details.",
    string? RedirectTarget = null,
    JsonElement? Properties = null,
    string? Status = "active",
    int? Version = null,
    CaptureConsentBody? Consent = null)
{
    public static CaptureFormBody New { get; } = new(Fields: CaptureFieldsBody.Of(CaptureFields.Usual), Consent: CaptureConsentBody.Of(CaptureConsent.Usual));

    /// <inheritdoc cref="QrCodeBody.Of"/>
    public static CaptureFormBody Of(CaptureForm form) => new(
        form.Name, form.Headline, CaptureFieldsBody.Of(form.Fields), form.ConsentWording, form.ThankYou, form.RedirectTarget, JsonElement.Parse(form.Properties), CaptureAnswers.Status(form),
        Consent: CaptureConsentBody.Of(form.Consent));

    /// <exception cref="InputException">A field cannot be read; names it.</exception>
    public CaptureFormInput Input() => new(
        Name ?? "", Headline ?? "", (Fields ?? CaptureFieldsBody.Of(CaptureFields.Usual)).Read(), ConsentWording ?? "", ThankYou ?? "",
        string.IsNullOrEmpty(RedirectTarget) ? null : RedirectTarget, Properties) { Consent = (Consent ?? CaptureConsentBody.Of(CaptureConsent.Usual)).Read() };
}

/// <summary>What the consent of a form covers.</summary>
/// <param name="Channels"><c>email</c>, <c>sms</c>, <c>whatsapp</c>.</param>
/// <param name="DoubleOptIn">Consent to e-mail counts once it was confirmed by a mail; null: as the organization's rules say.</param>
internal sealed record CaptureConsentBody(IReadOnlyList<string?>? Channels, bool? DoubleOptIn = null)
{
    public static CaptureConsentBody Of(CaptureConsent consent) => new([.. consent.Channels.Select(ApiText.Of)], consent.DoubleOptIn);

    /// <exception cref="InputException">Not one of the words; names the field.</exception>
    public CaptureConsent Read() => new([.. (Channels ?? []).Select(channel => ApiText.Read<Channel>("consent.channels", channel ?? ""))], DoubleOptIn);
}

/// <summary>What a form asks for. Each is <c>off</c>, <c>on</c> or <c>required</c>.</summary>
/// <param name="Own">Up to ten text fields that become attributes of the contact.</param>
internal sealed record CaptureFieldsBody(string? Email, string? Phone, string? FirstName, string? LastName, IReadOnlyList<OwnField>? Own)
{
    public static CaptureFieldsBody Of(CaptureFields fields)
        => new(ApiText.Of(fields.Email), ApiText.Of(fields.Phone), ApiText.Of(fields.FirstName), ApiText.Of(fields.LastName), fields.Own);

    /// <exception cref="InputException">Not one of the words; names the field.</exception>
    public CaptureFields Read() => new(
        ApiText.Read<FieldUse>("fields.email", Email ?? ""),
        ApiText.Read<FieldUse>("fields.phone", Phone ?? ""),
        ApiText.Read<FieldUse>("fields.firstName", FirstName ?? ""),
        ApiText.Read<FieldUse>("fields.lastName", LastName ?? ""),
        [.. (Own ?? []).Select(own => own is null ? throw new InputException("fields.own", "must be a list of objects with name and label") : new OwnField(own.Name ?? "", own.Label ?? ""))]);
}
