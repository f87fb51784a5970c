using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FollowUp.Infrastructure.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AddComplianceReport : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_OrganizationId_Action",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_OrganizationId_SubjectName",
                table: "AuditEntries");

            migrationBuilder.AddColumn<int>(
                name: "Channel",
                table: "Verdicts",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Verdicts_Report",
                table: "Verdicts",
                columns: new[] { "OrganizationId", "Rule", "Kind", "Channel", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Suppressions_Report",
                table: "Suppressions",
                columns: new[] { "OrganizationId", "Reason", "Channel", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ConsentEntries_Report",
                table: "ConsentEntries",
                columns: new[] { "OrganizationId", "Channel", "At" },
                filter: "\"Decision\" = 2 AND \"Purpose\" = 1");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Action",
                table: "AuditEntries",
                columns: new[] { "OrganizationId", "Action", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Name",
                table: "AuditEntries",
                columns: new[] { "OrganizationId", "SubjectName", "At", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Verdicts_Report",
                table: "Verdicts");

            migrationBuilder.DropIndex(
                name: "IX_Suppressions_Report",
                table: "Suppressions");

            migrationBuilder.DropIndex(
                name: "IX_ConsentEntries_Report",
                table: "ConsentEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_Action",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_Name",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "Channel",
                table: "Verdicts");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_OrganizationId_Action",
                table: "AuditEntries",
                columns: new[] { "OrganizationId", "Action" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_OrganizationId_SubjectName",
                table: "AuditEntries",
                columns: new[] { "OrganizationId", "SubjectName" });
        }
    }
}
