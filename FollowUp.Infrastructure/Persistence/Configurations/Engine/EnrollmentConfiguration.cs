using FollowUp.Core.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Engine;

internal sealed class EnrollmentConfiguration : IEntityTypeConfiguration<Enrollment>, IEntityTypeConfiguration<Execution>, IEntityTypeConfiguration<StepAction>
{
    public void Configure(EntityTypeBuilder<Enrollment> builder)
    {
        builder.ToTable("Enrollments");
        builder.Property(enrollment => enrollment.Subject).HasMaxLength(300);
        builder.Property(enrollment => enrollment.Step).HasMaxLength(60);
        builder.Property(enrollment => enrollment.StopReason).HasMaxLength(60);
        builder.Property(enrollment => enrollment.Data).HasLongText();
        builder.HasIndex(enrollment => new { enrollment.SequenceId, enrollment.ContactId, enrollment.Subject, enrollment.Pass }).IsUnique();
        builder.Property(enrollment => enrollment.Round).HasDefaultValue(1);
        builder.Property(enrollment => enrollment.AwaitsEvent).HasMaxLength(60);
        builder.HasIndex(enrollment => enrollment.ContactId);
        builder.HasIndex(enrollment => new { enrollment.SequenceId, enrollment.EnteredAt });

        // Only who walks or is held: finished ones cost nothing.
        builder.HasIndex(enrollment => enrollment.DueAt).HasFilter("\"Status\" = 1 AND \"DueAt\" IS NOT NULL").HasDatabaseName("IX_Enrollments_Due");
        builder.HasIndex(enrollment => enrollment.SequenceId).HasFilter("\"Status\" IN (1, 2)").HasDatabaseName("IX_Enrollments_Inside");
    }

    public void Configure(EntityTypeBuilder<Execution> builder)
    {
        builder.ToTable("Executions");
        builder.Property(execution => execution.Step).HasMaxLength(60);
        builder.Property(execution => execution.Note).HasMaxLength(200);
        builder.HasIndex(execution => new { execution.EnrollmentId, execution.Step, execution.Pass }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<StepAction> builder)
    {
        builder.ToTable("StepActions");
        builder.Property(action => action.Step).HasMaxLength(60);
        builder.Property(action => action.Definition).HasLongText();
        builder.Property(action => action.Data).HasLongText();
        builder.Property(action => action.LastError).HasMaxLength(1000);
        builder.HasIndex(action => new { action.EnrollmentId, action.Step, action.Round }).IsUnique();
        builder.HasIndex(action => action.DueAt).HasFilter("\"State\" = 1").HasDatabaseName("IX_StepActions_Due");
    }
}
