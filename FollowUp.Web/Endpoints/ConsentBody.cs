using FollowUp.Core.Consent;
using FollowUp.Core.Consent.Ledger;
using FollowUp.Core.Contacts;
using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace FollowUp.Web.Endpoints;

/// <summary>A decision to be recorded.</summary>
/// <param name="ContactId">Whose; or name the address.</param>
/// <param name="Decision"><c>given</c> or <c>withdrawn</c>.</param>
/// <param name="Basis">Of consent that was given: <c>implied</c>, <c>verbal</c> or <c>expressWritten</c>.</param>
/// <param name="Source">How it came about, such as <c>checkout</c>.</param>
/// <param name="At">When the person decided; now when null.</param>
internal sealed record ConsentBody(
    string? ContactId = null,
    string? Email = null,
    string? Phone = null,
    string? Channel = null,
    string? Purpose = null,
    string? Decision = null,
    string? Basis = null,
    string? Source = null,
    string? Wording = null,
    string? Note = null,
    string? Ip = null,
    string? At = null,
    string? ExpiresAt = null)
{
    /// <exception cref="InputException">A field cannot be read; names it.</exception>
    public ConsentRecord Read(IPhoneNumbers phones)
    {
        var channel = ApiText.Read<Channel>("channel", Channel ?? "");
        var contact = string.IsNullOrEmpty(ContactId) ? (Guid?)null : ApiText.ReadId("contactId", ContactId);
        return new ConsentRecord(
            contact, channel, contact is null ? Address(channel, phones) : null, ApiText.Read<ConsentPurpose>("purpose", Purpose ?? ""), ApiText.Read<ConsentDecision>("decision", Decision ?? ""),
            ConsentWords.Read("basis", Basis), Source ?? "")
        {
            Wording = Wording,
            Note = Note,
            Ip = string.IsNullOrEmpty(Ip) ? null : Ip,
            At = string.IsNullOrEmpty(At) ? null : ApiText.ReadTime("at", At),
            ExpiresAt = string.IsNullOrEmpty(ExpiresAt) ? null : ApiText.ReadTime("expiresAt", ExpiresAt),
        };
    }

    private string Address(Channel channel, IPhoneNumbers phones)
    {
        if (channel == Core.Kernel.Channel.Email)
        {
            return EmailAddress.Normalise(Email) ?? throw new InputException("email", "must be a valid e-mail address, or name the contact by contactId");
        }

        var reading = Phone is null ? PhoneReading.Refused("is missing; or name the contact by contactId") : phones.Read(Phone);
        return reading.Number ?? throw new InputException("phone", reading.Reason ?? "is not a number");
    }
}

/// <summary>Which lines are wanted; <c>search</c> takes a whole address, number or address hash, <c>status</c> a decision.</summary>
internal sealed class ConsentListQuery : ChannelListQuery
{
    /// <summary><c>marketing</c> or <c>transactional</c>.</summary>
    [FromQuery(Name = "purpose")]
    public string? Purpose { get; init; }

    /// <exception cref="InputException">A value cannot be read; names it.</exception>
    public ConsentFilter FilterOf() => new(
        ChannelOf(), string.IsNullOrEmpty(Purpose) ? null : ApiText.Read<ConsentPurpose>("purpose", Purpose), StatusOf<ConsentDecision>(), Search, FromOf(), ToOf());
}
