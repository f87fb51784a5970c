using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Core.Delivery.Channels.Accounts;

/// <summary>What an account has to keep to, whoever makes it.</summary>
public static class AccountRules
{
    public const int LongestName = 80;
    public const int LongestFromName = 100;
    private const int LongestValue = 500;

    private static readonly Func<string, string?> Number = AccountChecks.Like("^\\+[1-9][0-9]{6,14}$", "must be a number with its country code, such as +14155550100");
    private static readonly Func<string, string?> Sender = AccountChecks.Like(
        "^(\\+[1-9][0-9]{6,14}|[0-9]{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})$", "must be a number such as +14155550100, a short code, or a name of at most 11 letters and digits");

    /// <summary>What breaks a rule; nothing when the account can be taken.</summary>
    /// <param name="stored">Names of the secrets that are stored already.</param>
    /// <param name="addressProblem">Why an address is not called; null when it is.</param>
    public static IReadOnlyList<InputError> Problems(ChannelAccountInput input, IReadOnlyCollection<string> stored, Func<string, string?> addressProblem)
    {
        if (AccountCatalogue.Find(input.Provider) is not { } kind)
        {
            return [new InputError("provider", $"must be one of {string.Join(", ", AccountCatalogue.Of(input.Channel).Select(one => one.Provider))}")];
        }

        if (!kind.Channels.Contains(input.Channel))
        {
            return [new InputError("provider", $"{kind.Label} does not carry this channel: choose {string.Join(", ", AccountCatalogue.Of(input.Channel).Select(one => one.Provider))}")];
        }

        var fields = kind.Fields(input.Channel).ToList();
        return
        [
            .. Problem("name", input.Name.Trim().Length is >= 1 and <= LongestName ? null : $"must be 1 to {LongestName} characters"),
            .. Problem("priority", input.Priority is null or (>= 0 and <= 10_000) ? null : "must be between 0 and 10,000"),
            .. fields.SelectMany(field => Problem(field.Path, ProblemOf(field, kind, input, stored, addressProblem))),
            .. Problem("from", FromProblem(input)),
            .. Problem("fromName", input.FromName is null || (input.FromName.Length <= LongestFromName && !input.FromName.Any(char.IsControl)) ? null : $"must be at most {LongestFromName} characters on one line"),
            .. Strange("settings", input.Settings, fields.Where(field => !field.Secret)),
            .. Strange("secrets", input.Secrets, fields.Where(field => field.Secret)),
        ];
    }

    private static string? ProblemOf(AccountField field, AccountKind kind, ChannelAccountInput input, IReadOnlyCollection<string> stored, Func<string, string?> addressProblem)
    {
        var given = (field.Secret ? input.Secrets : input.Settings).TryGetValue(field.Name, out var text);
        var value = text?.Trim() ?? "";
        var needed = field.Needs is null || Has(input, field.Needs);
        if (value.Length == 0)
        {
            var missing = given || !field.Secret || !stored.Contains(field.Name);
            return field.Required && missing && needed && !(field.Unless is { } other && Has(input, other)) ? "is needed" : null;
        }

        return !needed ? $"needs the field “{kind.Fields(input.Channel).First(one => one.Name == field.Needs).Label}”"
            : value.Length > LongestValue ? $"must be at most {LongestValue} characters"
            : kind.IsHttp && !value.All(letter => letter is >= ' ' and <= '~') ? "must be plain ASCII characters"
            : field.Choices.Count > 0 && !field.Choices.Contains(value) ? $"must be {string.Join(", ", field.Choices.SkipLast(1))} or {field.Choices[^1]}"
            : field.IsAddress ? addressProblem(value)
            : field.Check?.Invoke(value);
    }

    private static bool Has(ChannelAccountInput input, string setting) => !string.IsNullOrWhiteSpace(input.Settings.GetValueOrDefault(setting));

    private static string? FromProblem(ChannelAccountInput input) => input.Channel switch
    {
        Channel.Email => AccountEmail.IsValid(input.From.Trim()) ? null : "must be an e-mail address",
        Channel.Sms => Sender(input.From.Trim()),
        _ => Number(input.From.Trim()),
    };

    private static IEnumerable<InputError> Strange(string part, IReadOnlyDictionary<string, string> given, IEnumerable<AccountField> known)
        => given.Keys.Except(known.Select(field => field.Name)).Select(name => new InputError($"{part}.{name}", "is not known for this provider"));

    private static IEnumerable<InputError> Problem(string field, string? message)
    {
        if (message is not null)
        {
            yield return new InputError(field, message);
        }
    }
}
