using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Capture;

/// <summary>A hosted form. Whoever sends it becomes a contact who gave the consent that stands beside the box.</summary>
public sealed class CaptureForm : ICaptureSource
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    /// <summary>Unguessable end of its address.</summary>
    public required string Key { get; init; }

    public required string Name { get; set; }

    public required string Headline { get; set; }

    public required CaptureFields Fields { get; set; }

    /// <summary>What the contact agrees to, word for word; kept with each submission.</summary>
    public required string ConsentWording { get; set; }

    /// <summary>What that consent covers, and how it counts.</summary>
    public CaptureConsent Consent { get; set; } = CaptureConsent.Usual;

    /// <summary>Shown after sending.</summary>
    public required string ThankYou { get; set; }

    /// <summary>http or https address to go to after sending, in place of the words of thanks.</summary>
    public string? RedirectTarget { get; set; }

    /// <summary>JSON object, copied into the properties of its events.</summary>
    public string Properties { get; set; } = "{}";

    public bool Archived { get; set; }

    /// <summary>Submissions taken; a repeat of one is not counted.</summary>
    public int Submissions { get; init; }

    public Instant CreatedAt { get; init; }

    public int Version { get; set; }
}

/// <summary>What the consent of a form covers.</summary>
/// <param name="Channels">Marketing by these, as far as the form was told an address for them.</param>
/// <param name="DoubleOptIn">Consent to e-mail counts once it was confirmed by a mail; null: as the organization's rules say.</param>
public sealed record CaptureConsent(IReadOnlyList<Channel> Channels, bool? DoubleOptIn = null)
{
    public static readonly CaptureConsent Usual = new([Channel.Email, Channel.Sms]);
}

/// <summary>What a form asks for.</summary>
/// <param name="Own">Fields of the business's own; each becomes an attribute of the contact.</param>
public sealed record CaptureFields(FieldUse Email, FieldUse Phone, FieldUse FirstName, FieldUse LastName, IReadOnlyList<OwnField> Own)
{
    /// <summary>How a new form begins.</summary>
    public static readonly CaptureFields Usual = new(FieldUse.Required, FieldUse.Off, FieldUse.On, FieldUse.Off, []);
}

/// <summary>An optional text field.</summary>
/// <param name="Name">Name of the contact's attribute: letters, digits, - and _.</param>
/// <param name="Label">What stands above it.</param>
public sealed record OwnField(string Name, string Label);

/// <summary>Whether a form has a field.</summary>
public enum FieldUse
{
    Off = 0,
    On = 1,
    Required = 2,
}
