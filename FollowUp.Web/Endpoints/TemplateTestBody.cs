using FollowUp.Core.Delivery.TemplateTests;

namespace FollowUp.Web.Endpoints;

/// <param name="To">E-mail address, or number with its country code.</param>
/// <param name="ContactId">Whose values are filled in; an invented contact's without it.</param>
internal sealed record TemplateTestBody(string? To = null, Guid? ContactId = null);

/// <param name="Outcome"><c>accepted</c>, <c>refused</c> or <c>uncertain</c>.</param>
/// <param name="Provider">Who was asked to carry it.</param>
/// <param name="Words">The provider's own, where it gave any.</param>
internal sealed record TemplateTestAnswer(string Outcome, string Provider, string Words)
{
    public static TemplateTestAnswer Of(TemplateTestResult result) => new(ApiText.Of(result.Outcome), result.Provider, result.Words);
}
