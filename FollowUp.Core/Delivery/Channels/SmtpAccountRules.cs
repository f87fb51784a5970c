using FluentValidation;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Core.Delivery.Channels;

/// <summary>Limits of an SMTP account.</summary>
public sealed class SmtpAccountRules : AbstractValidator<SmtpAccountInput>
{
    public static IReadOnlyList<string> Securities { get; } = ["none", "starttls", "tls"];

    private static readonly SmtpAccountRules Instance = new();

    private SmtpAccountRules()
    {
        RuleFor(input => input.Name).Must(name => name.Trim().Length is >= 1 and <= 80).WithMessage("must be 1 to 80 characters");
        RuleFor(input => input.Host).Must(host => Uri.CheckHostName(host) != UriHostNameType.Unknown).WithMessage("must be a host name or an IP address");
        RuleFor(input => input.Port).InclusiveBetween(1, 65535).WithMessage("must be between 1 and 65535");
        RuleFor(input => input.Security).Must(Securities.Contains).WithMessage("must be none, starttls or tls");
        RuleFor(input => input.User).MaximumLength(200).WithMessage("must be at most 200 characters");
        RuleFor(input => input.Password).MaximumLength(500).WithMessage("must be at most 500 characters");
        RuleFor(input => input.Password).Must((input, password) => string.IsNullOrEmpty(password) || !string.IsNullOrWhiteSpace(input.User))
            .WithMessage("needs a user name");
        RuleFor(input => input.From).Must(AccountEmail.IsValid).WithMessage("must be an e-mail address");
        RuleFor(input => input.FromName).MaximumLength(100).Must(name => name is null || !name.Any(char.IsControl))
            .WithMessage("must be at most 100 characters on one line");
        RuleFor(input => input.RatePerSecond).InclusiveBetween(1, 10_000).WithMessage("must be between 1 and 10,000");
    }

    /// <summary>What breaks a rule; nothing when the account can be taken.</summary>
    public static IReadOnlyList<InputError> Problems(SmtpAccountInput input)
        => [.. Instance.Validate(input).Errors.Select(error => new InputError(FieldName.Of(error.PropertyName), error.ErrorMessage))];

    /// <exception cref="InputException">Names each field that breaks a rule.</exception>
    public static void Check(SmtpAccountInput input)
    {
        if (Problems(input) is { Count: > 0 } problems)
        {
            throw new InputException(problems);
        }
    }
}
