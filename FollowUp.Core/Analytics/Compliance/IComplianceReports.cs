using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Analytics.Compliance;

/// <summary>How sending stayed within the rules.</summary>
public interface IComplianceReports
{
    /// <exception cref="InputException">The range is no range; names the field.</exception>
    Task<ComplianceReport> ReadAsync(Actor actor, ComplianceQuestion question, CancellationToken cancellationToken);
}

/// <summary>What is asked, in days of the organization's zone.</summary>
/// <param name="First">Null: 30 days up to the last.</param>
/// <param name="Last">Part of it; null: today.</param>
/// <param name="Channel">Null: all.</param>
public sealed record ComplianceQuestion(LocalDate? First = null, LocalDate? Last = null, Channel? Channel = null, ReportStep By = ReportStep.Day)
{
    /// <summary>Days of a range.</summary>
    public const int MostDays = 732;

    private const int UsualDays = 30;

    private static readonly LocalDate Earliest = new(2000, 1, 1);

    /// <summary>The days that are asked for.</summary>
    /// <exception cref="InputException">It ends before it begins, or is too long; names the field.</exception>
    public (LocalDate First, LocalDate Last) Range(LocalDate today)
    {
        var last = Last ?? today;
        var first = First ?? last.PlusDays(1 - UsualDays);
        return last < Earliest || last > today.PlusYears(1) ? throw new InputException("to", "must be between 2000 and a year from now")
            : last < first ? throw new InputException("to", "must not be before from")
            : Period.DaysBetween(first, last) >= MostDays ? throw new InputException("from", $"must be at most {MostDays} days before to")
            : (first, last);
    }
}
