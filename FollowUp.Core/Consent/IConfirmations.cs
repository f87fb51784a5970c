using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Consent;

/// <summary>Double opt-in: consent that a person confirms by the link of a mail.</summary>
public interface IConfirmations
{
    /// <summary>Looking changes nothing: scanners follow every link of a mail.</summary>
    /// <returns>Null when the link was not made here.</returns>
    Task<ConfirmationView?> FindAsync(string token, CancellationToken cancellationToken);

    /// <summary>Writes that the consent is given, with both times and addresses as evidence. Once more is harmless.</summary>
    /// <returns>How it stands now; null when the link was not made here.</returns>
    Task<ConfirmationView?> ConfirmAsync(string token, Visitor visitor, CancellationToken cancellationToken);
}

/// <summary>From where somebody acts.</summary>
public sealed record Visitor(string? Ip, string? UserAgent)
{
    /// <summary>Cut to what evidence takes.</summary>
    public static Visitor Of(string? ip, string? userAgent) => new(
        ip, string.IsNullOrWhiteSpace(userAgent) ? null : string.Concat(userAgent.Take(ToldConsent.LongestUserAgent).Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim());
}

/// <summary>What the confirmation page shows.</summary>
/// <param name="MaskedAddress">Enough to recognise.</param>
/// <param name="Wording">What is agreed to.</param>
public sealed record ConfirmationView(string Organization, string BrandColor, string MaskedAddress, string? Wording, ConfirmationStanding Standing);

/// <summary>Where a confirmation stands.</summary>
public enum ConfirmationStanding
{
    /// <summary>It may be confirmed.</summary>
    Waiting,

    /// <summary>It was, or consent was given another way since.</summary>
    Confirmed,

    /// <summary>The link is too old.</summary>
    Expired,

    /// <summary>Consent was withdrawn, or the person erased, since.</summary>
    Over,
}

/// <summary>Limits of double opt-in.</summary>
public static class ConfirmationLimits
{
    /// <summary>How long a link works.</summary>
    public static readonly Duration Keep = Duration.FromDays(7);

    /// <summary>Mails to one address within <see cref="Period"/>: whoever types somebody else's address again and again does not flood them.</summary>
    public const int MostMails = 3;

    public static readonly Duration Period = Duration.FromDays(1);
}
