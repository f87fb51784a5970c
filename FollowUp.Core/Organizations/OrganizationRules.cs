using FluentValidation;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Organizations;

/// <summary>Limits of an organization's facts.</summary>
public sealed class OrganizationRules : AbstractValidator<OrganizationChange>
{
    public const int LongestName = 120;
    public const int LongestPostalAddress = 300;

    private static readonly OrganizationRules Instance = new();

    private OrganizationRules()
    {
        RuleFor(change => change.Name).Must(name => name!.Trim().Length is >= 1 and <= LongestName)
            .When(change => change.Name is not null).WithMessage($"must be 1 to {LongestName} characters");
        RuleFor(change => change.TimeZone).Must(zone => DateTimeZoneProviders.Tzdb.Ids.Contains(zone!))
            .When(change => change.TimeZone is not null).WithMessage("must be a zone of the tz database, such as Europe/Stockholm");
        RuleFor(change => change.PostalAddress).MaximumLength(LongestPostalAddress)
            .WithMessage($"must be at most {LongestPostalAddress} characters");
        RuleFor(change => change.BrandColor).Matches("^#[0-9A-Fa-f]{6}$").When(change => change.BrandColor is not null)
            .WithMessage("must be a colour such as #2F5D50");
        RuleFor(change => change.ReplyTo).Must(address => AccountEmail.IsValid(address!))
            .When(change => !string.IsNullOrWhiteSpace(change.ReplyTo)).WithMessage("must be an e-mail address");
    }

    /// <exception cref="InputException">Names each field that breaks a rule.</exception>
    public static void Check(OrganizationChange change)
    {
        var result = Instance.Validate(change);
        if (!result.IsValid)
        {
            throw new InputException([.. result.Errors.Select(error => new InputError(FieldName.Of(error.PropertyName), error.ErrorMessage))]);
        }
    }
}
