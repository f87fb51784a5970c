using FollowUp.Core.Consent;

namespace FollowUp.Web.Endpoints;

/// <summary>One address that nothing is sent to.</summary>
/// <param name="Address">Null once the person was erased.</param>
internal sealed record SuppressionAnswer(Guid Id, string? Address, string Channel, string Reason, string Source, string? Note, DateTimeOffset Since)
{
    public static SuppressionAnswer Of(SuppressionLine line)
        => new(line.Id, line.Address, ApiText.Of(line.Channel), ApiText.Of(line.Reason), line.Source, line.Note, line.CreatedAt.ToDateTimeOffset());
}
