using FollowUp.Core.Contacts;
using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Kernel;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

/// <summary>Reads addresses of a channel as somebody wrote them.</summary>
internal static class AddressText
{
    /// <returns>Normalised.</returns>
    /// <exception cref="InputException">It is none; names <c>address</c>.</exception>
    public static string Read(string? text, Channel channel, IPhoneNumbers phones)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new InputException("address", "is missing");
        }

        if (channel == Channel.Email)
        {
            return EmailAddress.Normalise(text) ?? throw new InputException("address", "must be a valid e-mail address");
        }

        var reading = phones.Read(text);
        return reading.Number ?? throw new InputException("address", reading.Reason ?? "must be a number with its country code");
    }
}
