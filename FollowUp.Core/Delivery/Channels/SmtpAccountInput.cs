namespace FollowUp.Core.Delivery.Channels;

/// <summary>An SMTP account as typed by an admin.</summary>
/// <param name="Id">Null adds an account.</param>
/// <param name="Version">The version the change started from; null takes the current one.</param>
/// <param name="Security"><c>none</c>, <c>starttls</c> or <c>tls</c>.</param>
/// <param name="Password">Null keeps the stored one; empty removes it.</param>
/// <param name="RatePerSecond">Most messages handed over in a second; null for no limit.</param>
public sealed record SmtpAccountInput(
    Guid? Id, int? Version, string Name, string Host, int Port, string Security, string? User, string? Password,
    string From, string? FromName, int? RatePerSecond)
{
    public override string ToString() => $"{nameof(SmtpAccountInput)} {{ {Id}, {Host}:{Port} }}";
}
