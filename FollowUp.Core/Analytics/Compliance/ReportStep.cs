namespace FollowUp.Core.Analytics.Compliance;

/// <summary>How finely a report is cut.</summary>
public enum ReportStep
{
    Day,

    /// <summary>From Monday on (ISO 8601).</summary>
    Week,
    Month,
}
