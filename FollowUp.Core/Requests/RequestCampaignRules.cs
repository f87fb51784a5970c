using FluentValidation;
using FollowUp.Core.Kernel;

namespace FollowUp.Core.Requests;

/// <summary>Limits of what a campaign may say.</summary>
public sealed class RequestCampaignRules : AbstractValidator<RequestCampaignInput>
{
    public const int MostReminders = 10;

    private static readonly RequestCampaignRules Instance = new();

    private RequestCampaignRules()
    {
        RuleFor(input => input.Name).NotEmpty().WithMessage("must not be empty").MaximumLength(120).WithMessage("must be at most 120 characters");
        RuleFor(input => input.Channel).IsInEnum().WithMessage("must be email, sms or both");
        RuleFor(input => input.Purpose).IsInEnum().WithMessage("must be marketing or transactional");
        RuleFor(input => input.Delay).InclusiveBetween(TimeSpan.Zero, TimeSpan.FromDays(365)).WithMessage("must be between PT0S and P365D");
        RuleFor(input => input.ReminderDelay).InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromDays(365)).WithMessage("must be between PT1S and P365D");
        RuleFor(input => input.MaxReminders).InclusiveBetween(0, MostReminders).WithMessage($"must be between 0 and {MostReminders}");
        RuleFor(input => input.Expiry).InclusiveBetween(TimeSpan.FromMinutes(1), TimeSpan.FromDays(730)).WithMessage("must be between PT1M and P730D");
        RuleFor(input => input.Eligibility.MinimumOrderValue).GreaterThanOrEqualTo(0).WithMessage("must not be negative");
        RuleFor(input => input.Eligibility.AskAtMostEveryDays).InclusiveBetween(1, 3650).WithMessage("must be between 1 and 3650");
        RuleFor(input => input.Eligibility.IncludeProducts).Must(AreProducts).WithMessage("must be at most 500 products of at most 200 characters");
        RuleFor(input => input.Eligibility.ExcludeProducts).Must(AreProducts).WithMessage("must be at most 500 products of at most 200 characters");
    }

    /// <exception cref="InputException">Names each field that breaks a rule.</exception>
    public static void Check(RequestCampaignInput input)
    {
        var result = Instance.Validate(input);
        if (!result.IsValid)
        {
            throw new InputException([.. result.Errors.Select(error => new InputError(FieldName.Of(error.PropertyName), error.ErrorMessage))]);
        }
    }

    private static bool AreProducts(IReadOnlyList<string>? products)
        => products is null || (products.Count <= 500 && products.All(product => product is { Length: > 0 and <= 200 }));
}
