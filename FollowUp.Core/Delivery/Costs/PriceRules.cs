using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Accounts;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Delivery.Costs;

/// <summary>What a price may be.</summary>
public static class PriceRules
{
    /// <summary>Of one unit.</summary>
    public const decimal Largest = 1_000_000;

    /// <summary>Digits of a prefix; a whole number has 15 at most (ITU-T E.164).</summary>
    public const int LongestPrefix = 15;

    public const int LongestNote = 80;

    /// <summary>Rows of one organization.</summary>
    public const int Most = 5000;

    /// <summary>Reads what was typed.</summary>
    /// <param name="accounts">The organization's.</param>
    /// <param name="today">When a price without a date begins.</param>
    /// <param name="errors">Gets each field that cannot be taken.</param>
    /// <returns>The row without its id; null when there are errors.</returns>
    public static PriceDraft? Read(PriceInput input, IReadOnlyCollection<PriceAccount> accounts, IPhoneNumbers phones, Instant today, List<InputError> errors)
    {
        var before = errors.Count;
        void Refuse(string field, string message) => errors.Add(new InputError(field, message));

        if (input.Channel is not { } channel || !Enum.IsDefined(channel))
        {
            Refuse("channel", "must be email, sms or whatsapp");
            return null;
        }

        var account = Account(input, channel, accounts, Refuse);
        var provider = account?.Provider ?? Word(input.Provider);
        if (provider.Length > 0 && (account is null || Word(input.Provider).Length > 0) && !AccountCatalogue.All.Any(kind => kind.Provider == provider && kind.Channels.Contains(channel)))
        {
            Refuse("provider", $"is no provider for this channel; there are {string.Join(", ", AccountCatalogue.All.Where(kind => kind.Channels.Contains(channel)).Select(kind => kind.Provider))}");
        }
        else if (account is not null && Word(input.Provider) is { Length: > 0 } said && said != account.Provider)
        {
            Refuse("provider", $"is not the account's, which is {account.Provider}");
        }

        var kind = Word(input.Kind);
        if (kind.Length > 0 && !PriceKinds.Of(channel).Contains(kind))
        {
            Refuse("kind", PriceKinds.Of(channel) is { Count: > 0 } kinds ? $"must be empty or {string.Join(", ", kinds)}" : "must be empty: this channel has no kinds");
        }

        var prefix = PricePrefix.Read(input.Prefix, channel, phones, Refuse);
        if (input.Amount is not (>= 0 and <= Largest) || decimal.Round(input.Amount.Value, Money.Digits) != input.Amount)
        {
            Refuse("price", $"must be an amount from 0 to 1,000,000 with at most {Money.Digits} digits after the point, such as 0.0079");
        }

        var currency = input.Currency?.Trim().ToUpperInvariant();
        if (!Money.IsCurrency(currency))
        {
            Refuse("currency", "must be three letters, such as USD");
        }

        var note = string.IsNullOrWhiteSpace(input.Note) ? null : input.Note.Trim();
        if (note?.Length > LongestNote || note?.Any(char.IsControl) == true)
        {
            Refuse("note", $"must be at most {LongestNote} characters on one line");
        }

        return errors.Count > before
            ? null
            : new PriceDraft(new PriceKey(channel, provider, account?.Id, kind, prefix!, input.ValidFrom ?? today), Money.Of(input.Amount!.Value, currency!), note);
    }

    private static PriceAccount? Account(PriceInput input, Channel channel, IReadOnlyCollection<PriceAccount> accounts, Action<string, string> refuse)
    {
        if (input.Account?.Trim() is not { Length: > 0 } wanted)
        {
            return null;
        }

        var fitting = accounts.Where(one => one.Channel == channel && (Guid.TryParse(wanted, out var id) ? one.Id == id : string.Equals(one.Name, wanted, StringComparison.OrdinalIgnoreCase))).ToList();
        if (fitting.Count != 1)
        {
            refuse("account", fitting.Count == 0 ? "is no account of this channel" : "is the name of several accounts; give the id instead");
        }

        return fitting.Count == 1 ? fitting[0] : null;
    }

    private static string Word(string? text) => text?.Trim().ToLowerInvariant() ?? "";
}
